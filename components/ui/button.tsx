'use client'

import { Lock } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { type ButtonStyle, buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import { useDelayedFlag } from '#components/ui/use-delayed-flag.ts'

const SPINNER_DELAY_MS = 300

export type ButtonProps = Omit<ComponentProps<'button'>, 'children'> &
  ButtonStyle & {
    children: ReactNode
    /** An icon element, shown before the words. */
    icon?: ReactNode
    /** An icon element or key caps, shown after the words. */
    trailing?: ReactNode
    /** The act is under way: presses are ignored, and after 300 ms a spinner takes the icon's place. The width stays. */
    isLoading?: boolean
    /**
     * Why the act cannot be done now ("pay interval missing"). The button stays focusable, shows a lock and adds the reason to its words.
     */
    blockedReason?: string | null
    /** A press on the blocked button: the way to what blocks it. */
    onBlockedPress?: () => void
  }

type ContentProps = Pick<ButtonProps, 'children' | 'icon' | 'trailing'> & { blockedReason: string | null; isSpinning: boolean }

function ButtonContent({ children, icon, trailing, blockedReason, isSpinning }: ContentProps) {
  if (blockedReason) {
    return (
      <>
        <Lock aria-hidden="true" />
        <span className="truncate">
          {children}: {blockedReason}
        </span>
      </>
    )
  }

  return (
    <>
      {isSpinning && !icon ? <Spinner className="absolute motion-reduce:hidden" /> : null}
      {icon ? isSpinning ? <Spinner /> : icon : null}
      <span className={joinClasses('truncate', isSpinning && !icon && 'opacity-0 motion-reduce:opacity-60')}>{children}</span>
      {trailing}
    </>
  )
}

/** A button: verb and noun. One primary per view; danger is an outline, because the risky act is never the filled one. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    fullWidth,
    icon,
    trailing,
    isLoading = false,
    blockedReason = null,
    children,
    className,
    onClick,
    ...other
  } = props
  const { onBlockedPress, ...rest } = other
  const isSpinning = useDelayedFlag({ flag: isLoading, delayMs: SPINNER_DELAY_MS })
  const isInert = isLoading || Boolean(blockedReason)

  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isInert) {
      event.preventDefault()
      if (!isLoading) onBlockedPress?.()
      return
    }
    onClick?.(event)
  }

  return (
    <button
      type="button"
      {...rest}
      aria-busy={isLoading || undefined}
      aria-disabled={isInert || rest['aria-disabled']}
      onClick={press}
      className={joinClasses(
        buttonStyle({ variant, size, fullWidth, blocked: blockedReason ? true : undefined }),
        'disabled:border-dashed disabled:bg-hover disabled:text-ink-3',
        className,
      )}
    >
      <ButtonContent icon={icon} trailing={trailing} blockedReason={blockedReason} isSpinning={isSpinning}>
        {children}
      </ButtonContent>
    </button>
  )
}
