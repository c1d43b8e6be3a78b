import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

// Without this, tailwind-merge takes text-13 for a colour and drops the real colour beside it.
const mergeClasses = extendTailwindMerge({
  extend: { theme: { text: ['11', '12', '13', '14', '16', '20', '28', '40'], shadow: ['overlay'] } },
})

/** Joins class names; of two utilities that set the same property the later one wins. */
export function joinClasses(...classes: ClassValue[]): string {
  return mergeClasses(clsx(classes))
}
