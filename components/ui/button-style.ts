import { cva, type VariantProps } from 'class-variance-authority'

/**
 * The look of everything pressed like a button, links included. Kept apart from the component so that server components can use it.
 * On phones the large size is 44 px high, and the small one is 36 px with a touch area of 44.
 */
export const buttonStyle = cva(
  [
    'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none',
    'transition-[background-color,border-color,color] duration-(--dur-1) ease-out',
    '[&_.lucide]:size-3.5',
  ],
  {
    variants: {
      variant: {
        primary: 'border-primary bg-primary text-on-primary hover:border-primary-hover hover:bg-primary-hover',
        secondary: 'border-line-strong bg-surface text-ink hover:bg-hover active:bg-pressed',
        ghost: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed',
        danger: 'border-line-strong bg-surface text-rust hover:border-rust-line hover:bg-rust-soft',
      },
      size: {
        md: 'h-8 px-3 text-13 max-md:h-11 max-md:px-4',
        sm: 'h-7 px-2.5 text-12 max-md:h-9 max-md:px-3 max-md:after:absolute max-md:after:inset-x-0 max-md:after:-inset-y-1',
      },
      iconOnly: { true: 'px-0 max-md:px-0' },
      blocked: {
        true: 'border-dashed border-line-strong bg-hover text-ink-3 hover:border-line-strong hover:bg-hover hover:text-ink-3 active:bg-hover',
      },
      fullWidth: { true: 'w-full shrink', phone: 'max-md:w-full max-md:shrink' },
    },
    compoundVariants: [
      { iconOnly: true, size: 'md', class: 'w-8 max-md:w-11' },
      { iconOnly: true, size: 'sm', class: 'w-7 max-md:w-9 max-md:after:-inset-x-1' },
    ],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export type ButtonStyle = Pick<VariantProps<typeof buttonStyle>, 'variant' | 'size' | 'fullWidth'>
