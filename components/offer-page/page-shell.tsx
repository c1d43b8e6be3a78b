import type { ReactNode } from 'react'
import { derivePalettes } from './brand-colour.ts'
import { createPageStyle, type StylePart } from './page-style.ts'

export type PageShellProps = {
  title: string
  /** The organization's, `#rrggbb`. */
  colour: string
  nonce: string
  uses: readonly StylePart[]
  children: ReactNode
  /** Whether buttons stick to the lower edge of phones, so that the page keeps that much free. */
  hasBar?: boolean
  /** A file that somebody keeps: it brings the rules with it that the server would have sent. */
  isFile?: boolean
}

/** A tab's icon in the page's own hue, so that no request is made for one. */
function createTabIcon(colour: string): string {
  const shape = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="${colour}"/></svg>`

  return `data:image/svg+xml,${encodeURIComponent(shape)}`
}

/** The element itself: next/head belongs to pages of Next, and this is none. */
const Head = 'head' as const

/** The document around every page: one style with the nonce, no script, nothing fetched. */
export function PageShell({ title, colour, nonce, uses, children, hasBar = false, isFile = false }: PageShellProps) {
  const { light, dark } = derivePalettes(colour)

  return (
    <html lang="en">
      <Head>
        <meta charSet="utf-8" />
        {isFile ? (
          <meta httpEquiv="Content-Security-Policy" content={`default-src 'none'; style-src 'nonce-${nonce}'; img-src data:`} />
        ) : null}
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="same-origin" />
        {/* Phones would make links of amounts and dates. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={light.sky} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={dark.sky} media="(prefers-color-scheme: dark)" />
        <link rel="icon" href={createTabIcon(light.brand)} />
        <title>{title}</title>
        <style nonce={nonce}>{createPageStyle({ colour, uses })}</style>
      </Head>
      <body className={hasBar ? 'has-bar' : undefined}>{children}</body>
    </html>
  )
}
