'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { leaveToButton } from '#components/ui/leave-to-button.ts'
import { AppLink } from '#components/ui/link.tsx'

const itemStyle =
  'flex min-h-8 w-full cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-13 text-ink outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-pressed max-md:min-h-11 [&_.lucide]:size-3.5 [&_.lucide]:text-ink-3'

export type MenuFloatProps = {
  /** The button that it stands beside and gives the focus back to. */
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
  side?: 'top' | 'bottom'
  align?: 'start' | 'center' | 'end'
  className?: string
}

/** What opens of a menu. Loaded with the first use of one: `menu.tsx` is what screens import. */
export function MenuFloat({ anchor, isOpen, onOpenChange, children, side = 'bottom', align = 'end', className }: MenuFloatProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={leaveToButton({ anchor, onOpenChange })}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} align={align} sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup
            finalFocus={anchor}
            className={joinClasses(
              'float-motion max-h-(--available-height) min-w-48 max-w-[min(320px,calc(100vw-16px))] overflow-y-auto rounded-lg bg-overlay p-1 shadow-overlay outline-none',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export type ItemProps = { children: ReactNode; icon?: ReactNode; shortcut?: string }

function ItemContent({ children, icon, shortcut }: ItemProps) {
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </>
  )
}

/** An act. "…" behind its words when it will ask more. */
export type MenuItemProps = ItemProps & { onSelect: () => void; isDanger?: boolean; isDisabled?: boolean }

export function MenuItem({ onSelect, isDanger = false, isDisabled = false, ...content }: MenuItemProps) {
  return (
    <Base.Item
      onClick={onSelect}
      disabled={isDisabled}
      className={joinClasses(itemStyle, isDanger && 'text-rust data-highlighted:bg-rust-soft [&_.lucide]:text-rust')}
    >
      <ItemContent {...content} />
    </Base.Item>
  )
}

/** A way somewhere. */
export function MenuLink({ href, ...content }: ItemProps & { href: string }) {
  return (
    <Base.Item className={itemStyle} render={<AppLink href={href} />}>
      <ItemContent {...content} />
    </Base.Item>
  )
}

/** One of a few, the chosen one ticked; the menu stays open so that the effect can be seen. */
export type MenuRadioGroupProps<Value extends string> = {
  label: string
  value: Value
  onValueChange: (value: Value) => void
  options: ReadonlyArray<{ value: Value; label: string; icon?: ReactNode; help?: string; isDisabled?: boolean }>
  /** For a menu of this one choice: where there are several, people go on choosing. */
  closesMenu?: boolean
}

export function MenuRadioGroup<Value extends string>(props: MenuRadioGroupProps<Value>) {
  const { label, value, onValueChange, options, closesMenu = false } = props

  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-11 text-ink-3">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onValueChange(next)}>
        {options.map((option) => (
          <Base.RadioItem
            key={option.value}
            value={option.value}
            disabled={option.isDisabled}
            closeOnClick={closesMenu}
            className={itemStyle}
          >
            {option.icon}
            <span className="min-w-0 flex-1">
              <span className="block truncate">{option.label}</span>
              {option.help ? <span className="block text-12 text-pretty text-ink-3">{option.help}</span> : null}
            </span>
            <Base.RadioItemIndicator>
              <Check />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  )
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />
}
