import { toast } from 'sonner'
import { readErrorMessage } from '#components/api/error-message.ts'

/** Says that an act failed and what to do. What somebody must solve stays inline as well, since a toast goes away. */
export function toastError(error: unknown): void {
  const { title, userMessage } = readErrorMessage(error)

  toast.error(title, { description: userMessage })
}
