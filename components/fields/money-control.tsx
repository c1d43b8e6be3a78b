'use client'

import type { ReactNode } from 'react'
import { CurrencyCombobox, IntervalSelect } from '#components/fields/pay-controls.tsx'
import { useValueParts } from '#components/fields/use-value-parts.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { readMoney } from '#lib/domain/fields/rules.ts'

type Parts = { amount: string; currency: string; interval: string }

export type MoneyControlProps = {
  label: string
  value: string | null
  onChange: (text: string) => void
  /** Where the currency starts while there is no value. */
  currency: string | null
  size?: 'sm' | 'md'
}

/** An amount with its currency and, where it comes again and again, how often. */
export function MoneyControl({ label, value, onChange, currency, size }: MoneyControlProps) {
  const [parts, change] = useValueParts<Parts>({ value, onChange, write: writeParts, read: (text) => readParts({ text, currency }) })

  return (
    <div className="flex flex-wrap items-start gap-2">
      <span className="min-w-24 flex-1 basis-28 max-md:basis-full">
        <Input
          aria-label={label}
          inputMode="decimal"
          autoComplete="off"
          value={parts.amount}
          onChange={(event) => change({ amount: event.target.value })}
          className={size === 'sm' ? 'h-7 text-12' : undefined}
        />
      </span>
      <Part label={`${label}: currency`}>
        <CurrencyCombobox
          label={`${label}: currency`}
          value={parts.currency === '' ? null : parts.currency}
          onValueChange={(next) => change({ currency: next })}
          placeholder="Currency"
          isShort
          size={size}
        />
      </Part>
      <Part label={`${label}: interval`}>
        <IntervalSelect
          label={`${label}: interval`}
          value={parts.interval}
          onValueChange={(next) => change({ interval: next })}
          noneLabel="No interval"
          size={size}
        />
      </Part>
    </div>
  )
}

/** A field of its own, so that it does not take the name and the error of the one around the amount. */
function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Field label={label} isLabelHidden className="max-md:min-w-24 max-md:flex-1">
      {children}
    </Field>
  )
}

/** What is no money stays whole in the first control, where it can be mended. */
function readParts({ text, currency }: { text: string; currency: string | null }): Parts {
  const money = readMoney(text)

  return money ? { ...money, interval: money.interval ?? '' } : { amount: text, currency: currency ?? '', interval: '' }
}

/** Without an amount there is no value, however much else is chosen. */
function writeParts({ amount, currency, interval }: Parts): string {
  return amount.trim() === '' ? '' : [amount.trim(), currency, interval].filter(Boolean).join(' ')
}
