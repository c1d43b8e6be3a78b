import { CommandInput } from 'cmdk'
import { Search } from 'lucide-react'
import type { ReactNode, Ref } from 'react'

export type CommandSearchProps = {
  inputRef?: Ref<HTMLInputElement>
  value: string
  onValueChange: (value: string) => void
  placeholder: string
  maxLength?: number
  /** Behind the words, at the right edge. */
  children?: ReactNode
}

/** The search above a list of choices, inside its CommandRoot. */
export function CommandSearch({ inputRef, maxLength = 200, children, ...input }: CommandSearchProps) {
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3 max-md:h-12">
      <Search aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      <CommandInput
        ref={inputRef}
        dir="auto"
        {...input}
        maxLength={maxLength}
        className="h-full min-w-0 flex-1 bg-transparent text-13 text-ink outline-none max-md:text-16"
      />
      {children}
    </div>
  )
}
