import { type ComponentProps, cloneElement, type ReactElement, type Ref, type SyntheticEvent } from 'react'

type TriggerProps = ComponentProps<'button'>

/**
 * Gives a button element what opens its float. The float itself is loaded with its first use, so the button has to do without the library's
 * own trigger: its handlers run first, and ours where they did not prevent it.
 */
export function renderTrigger({ trigger, added }: { trigger: ReactElement; added: TriggerProps }): ReactElement {
  const own = trigger.props as TriggerProps
  const handlers = Object.entries(added).flatMap(([name, handler]) =>
    typeof handler === 'function' && name.startsWith('on') ? [[name, chain(own[name as keyof TriggerProps], handler)] as const] : [],
  )

  return cloneElement(trigger as ReactElement<TriggerProps>, {
    ...added,
    ...Object.fromEntries(handlers),
    ref: joinRefs(own.ref, added.ref),
  })
}

function chain(first: unknown, second: (event: SyntheticEvent) => void) {
  return (event: SyntheticEvent) => {
    if (typeof first === 'function') first(event)
    if (!event.defaultPrevented) second(event)
  }
}

function joinRefs(...refs: (Ref<HTMLButtonElement> | undefined)[]) {
  return (element: HTMLButtonElement | null) => {
    for (const ref of refs) {
      if (typeof ref === 'function') ref(element)
      else if (ref) ref.current = element
    }
  }
}
