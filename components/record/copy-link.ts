import { toast } from '#components/ui/toast.ts'

/** Copies the address of what is open, and says so. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href)
    toast.success('Link copied')
  } catch {
    // Browsers refuse outside https and without focus.
    toast.error('Link not copied', { description: 'The browser refused. Copy it from the address bar.' })
  }
}
