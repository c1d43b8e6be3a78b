import type { ReactNode } from 'react'
import { type ButtonStyle, buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink, type AppLinkProps } from '#components/ui/link.tsx'

/** Goes somewhere, looks like a button. Takes the icon before and after its words as elements. */
export function ButtonLink({
  variant,
  size,
  fullWidth,
  icon,
  trailing,
  children,
  className,
  ...rest
}: AppLinkProps & ButtonStyle & { icon?: ReactNode; trailing?: ReactNode }) {
  return (
    <AppLink {...rest} className={joinClasses(buttonStyle({ variant, size, fullWidth }), className)}>
      {icon}
      <span className="truncate">{children}</span>
      {trailing}
    </AppLink>
  )
}
