import type { ComponentType } from 'react'
import type { toast as Sonner } from 'sonner'
import { loadOnce } from '#components/ui/load-once.ts'

const listeners = new Set<() => void>()
let float: ComponentType | null = null

const load = loadOnce(async () => {
  const { ToasterFloat, toast } = await import('#components/ui/toaster-float.tsx')
  float = ToasterFloat
  for (const listener of listeners) listener()

  return toast
})

/** What shows toasts, once it is there. Toasts that came before are shown then. */
export const toaster = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)

    return () => listeners.delete(listener)
  },
  getFloat: () => float,
  preload: () => {
    load().catch(() => {
      // The first toast tries again, and says what it has to say in any case.
    })
  },
}

async function show(act: (toast: typeof Sonner) => unknown): Promise<void> {
  act(await load())
}

type Words<Data> = { loading: string; success: (data: Data) => string; error: string }

/**
 * Tells the result of an act: `toast.success('Published to Ada', { action: { label: 'Undo', onClick } })`. Problems that need solving
 * stay inline as well, since a toast goes away.
 */
export const toast = {
  message: (...input: Parameters<typeof Sonner.message>) => void show((toast) => toast.message(...input)),
  success: (...input: Parameters<typeof Sonner.success>) => void show((toast) => toast.success(...input)),
  warning: (...input: Parameters<typeof Sonner.warning>) => void show((toast) => toast.warning(...input)),
  /** Where the network is gone before the code of toasts came, the browser says it: an error is never told to nobody. */
  error: (title: string, options?: Parameters<typeof Sonner.error>[1] & { description?: string }) =>
    void show((toast) => toast.error(title, options)).catch(() => window.alert([title, options?.description].filter(Boolean).join('\n'))),
  dismiss: (id: string) => void show((toast) => toast.dismiss(id)),
  /** Follows something that takes a while. */
  promise: <Data>(promise: Promise<Data>, words: Words<Data>) => void show((toast) => toast.promise(promise, words)),
}
