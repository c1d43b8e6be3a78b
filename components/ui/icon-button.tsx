'use client'

import type { ComponentProps, ReactElement } from 'react'
import { type ButtonStyle, buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'

type Look = Pick<ButtonStyle, 'variant' | 'size'>

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> &
  Look & {
    /** The accessible name, shown as tooltip. */
    label: string
    icon: ReactElement
    shortcut?: string
  }

/** A button that is only an icon: its name is its tooltip. */
export function IconButton({ label, icon, shortcut, variant = 'ghost', size, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <button type="button" {...rest} aria-label={label} className={joinClasses(buttonStyle({ variant, size, iconOnly: true }), className)}>
        {icon}
      </button>
    </Tooltip>
  )
}

/** The same, as a link. */
export function IconLink({
  label,
  icon,
  href,
  variant = 'ghost',
  size,
  className,
}: Look & { label: string; icon: ReactElement; href: string; className?: string }) {
  return (
    <Tooltip content={label}>
      <AppLink href={href} aria-label={label} className={joinClasses(buttonStyle({ variant, size, iconOnly: true }), className)}>
        {icon}
      </AppLink>
    </Tooltip>
  )
}
