import { randomBytes } from 'node:crypto'
import type { ReactElement } from 'react'

/** A whole document of a React element that renders `<html>`. Text is escaped by React; nothing of React itself is sent along. */
export async function renderHtml(element: ReactElement): Promise<string> {
  // Imported here, because a route handler that imports it statically is refused by the build.
  const { renderToStaticMarkup } = await import('react-dom/server')

  return `<!doctype html>${renderToStaticMarkup(element)}`
}

/** Lets exactly one style element of one answer through. */
export function createNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * The headers of a document for candidates: no script, nothing from anywhere, in no cache, in no index and in no frame. The address holds a
 * token: it is told to this origin alone, which compares `Origin` when a form comes back.
 */
export function createPageHeaders({ nonce }: { nonce: string }): Headers {
  return new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'none'",
      `style-src 'nonce-${nonce}'`,
      'img-src data:',
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
}
