import type { ReactNode } from 'react'

export type PageLinkProps = {
  /** Of the page, '/o/…'. Null in the preview, where the same link stands but leads nowhere. */
  base: string | null
  path: string
  className?: string
  isDownload?: boolean
  children: ReactNode
}

/** HTML's own form of a link that leads nowhere yet: an anchor without an address. */
const PlaceholderLink = 'a' as const

export function PageLink({ base, path, className, isDownload = false, children }: PageLinkProps) {
  if (base === null) {
    return (
      <PlaceholderLink role="link" aria-disabled="true" className={className}>
        {children}
      </PlaceholderLink>
    )
  }

  return (
    <a href={`${base}${path}`} className={className} download={isDownload ? '' : undefined}>
      {children}
    </a>
  )
}
