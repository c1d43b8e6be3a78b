'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Tag } from '#components/ui/badge.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { TextLink } from '#components/ui/link.tsx'
import { formatFieldValue, readChoices, readPerson } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'

export type FieldValueProps = {
  definition: Pick<FieldDefinition, 'label' | 'type' | 'options'>
  value: string
  /** Of an amount. */
  currency: string | null
}

/** Types whose values are links or have a button. They cannot stand inside a button themselves. */
const pressableTypes: readonly FieldType[] = ['longText', 'email', 'url', 'person']

export function isPressableType(type: FieldType): boolean {
  return pressableTypes.includes(type)
}

/** A value as people read it: addresses lead somewhere, several choices are tags, a long text opens. */
export function FieldValue({ definition, value, currency }: FieldValueProps): ReactNode {
  switch (definition.type) {
    case 'longText':
      // A new text starts closed again.
      return <LongText key={value} label={definition.label} text={value} />
    case 'email':
      return <MailLink address={value} />
    case 'url':
      return <WebLink address={value} />
    case 'person':
      return <PersonName value={value} />
    case 'choices':
      return <Tags labels={(readChoices(value) ?? [value]).map((one) => findLabel({ definition, value: one }))} />
    default:
      return formatFieldValue({ definition, value, currency })
  }
}

function findLabel({ definition, value }: { definition: FieldValueProps['definition']; value: string }): string {
  return definition.options.find((option) => option.value === value)?.label ?? value
}

function MailLink({ address }: { address: string }) {
  return (
    // No new tab: the mail program opens by itself, and a browser would leave an empty one behind.
    <TextLink href={`mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`} target={undefined} className="font-normal">
      {address}
    </TextLink>
  )
}

/** Only to the web: an address with another scheme could run something, so it stays text. */
function WebLink({ address }: { address: string }) {
  const protocol = URL.parse(address)?.protocol
  if (protocol !== 'https:' && protocol !== 'http:') return address

  return (
    <TextLink href={address} rel="noopener noreferrer" className="font-normal">
      {address}
    </TextLink>
  )
}

function PersonName({ value }: { value: string }) {
  const { name, email } = readPerson(value)
  if (email === null) return name
  if (email === name) return <MailLink address={email} />

  return (
    <>
      <bdi>{name}</bdi> <MailLink address={email} />
    </>
  )
}

function Tags({ labels }: { labels: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {labels.map((label) => (
        <Tag key={label} className="max-w-full font-normal">
          <bdi className="truncate" title={label}>
            {label}
          </bdi>
        </Tag>
      ))}
    </span>
  )
}

/** Line breaks as they are. What is longer than four lines is cut, until somebody wants all of it. */
function LongText({ label, text }: { label: string; text: string }) {
  const box = useRef<HTMLSpanElement>(null)
  const [isCut, setIsCut] = useState(false)
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    const element = box.current
    if (!element || isOpen) return
    // Also when the column gets another width: then other words fit.
    const observer = new ResizeObserver(() => setIsCut(element.scrollHeight > element.clientHeight + 1))
    observer.observe(element)

    return () => observer.disconnect()
  }, [isOpen])

  return (
    <span className="block">
      <span ref={box} dir="auto" className={joinClasses('block whitespace-pre-wrap', !isOpen && 'line-clamp-4')}>
        {text}
      </span>
      {isCut ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="relative rounded-sm text-12 font-medium text-iris underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-1 hover:underline max-md:after:-inset-y-3"
        >
          {isOpen ? 'Show less' : 'Show all'}
          <span className="sr-only"> of {label}</span>
        </button>
      ) : null}
    </span>
  )
}
