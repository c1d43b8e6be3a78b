import { readErrorMessage } from '#components/api/error-message.ts'
import { toast } from '#components/ui/toast.ts'

/** Says that an act failed and what to do. What somebody must solve stays inline as well, since a toast goes away. */
export function toastError(error: unknown): void {
  const { title, userMessage } = readErrorMessage(error)

  toast.error(title, { description: userMessage })
}
