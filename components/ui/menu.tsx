'use client'

import { type ReactElement, type ReactNode, use, useRef, useState } from 'react'
import { renderTrigger } from '#components/ui/float-trigger.ts'
import { loadOnce } from '#components/ui/load-once.ts'
import type { ItemProps, MenuFloatProps, MenuItemProps, MenuRadioGroupProps } from '#components/ui/menu-float.tsx'
import { WhenOpened } from '#components/ui/when-opened.tsx'

/** The part of a menu that opens comes with the first hover, focus or press: pages open without it. */
const loadFloat = loadOnce(() => import('#components/ui/menu-float.tsx'))

export type MenuProps = Pick<MenuFloatProps, 'children' | 'side' | 'align' | 'className'> & { trigger: ReactElement }

/** A list of acts behind one button. `trigger` is a button element, `children` are the items below. */
export function Menu({ trigger, children, ...place }: MenuProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)

  return (
    <>
      {renderTrigger({
        trigger,
        added: {
          ref: anchor,
          'aria-haspopup': 'menu',
          'aria-expanded': isOpen,
          onPointerEnter: () => void loadFloat(),
          onFocus: () => void loadFloat(),
          onClick: () => setIsOpen(!isOpen),
          onKeyDown(event) {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
            event.preventDefault()
            setIsOpen(true)
          },
        },
      })}
      <WhenOpened isOpen={isOpen}>
        <LoadedMenu {...place} anchor={anchor} isOpen={isOpen} onOpenChange={setIsOpen}>
          {children}
        </LoadedMenu>
      </WhenOpened>
    </>
  )
}

function LoadedMenu(props: MenuFloatProps) {
  const { MenuFloat } = use(loadFloat())

  return <MenuFloat {...props} />
}

/** An act. "…" behind its words when it will ask more. */
export function MenuItem(props: MenuItemProps) {
  const { MenuItem: Item } = use(loadFloat())

  return <Item {...props} />
}

/** A way somewhere. */
export function MenuLink(props: ItemProps & { href: string }) {
  const { MenuLink: Item } = use(loadFloat())

  return <Item {...props} />
}

/** One of a few, the chosen one ticked; the menu stays open so that the effect can be seen. */
export function MenuRadioGroup<Value extends string>(props: MenuRadioGroupProps<Value>) {
  const { MenuRadioGroup: Group } = use(loadFloat())

  return <Group {...props} />
}

/** Words that are not an act: whose menu this is. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-1 text-12 text-ink-3">{children}</div>
}

export function MenuSeparator() {
  const { MenuSeparator: Line } = use(loadFloat())

  return <Line />
}
