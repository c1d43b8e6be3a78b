import { buildPlaceHref, ERRORS_PATH } from '#components/shell/navigation.ts'
import { isCatalogued } from '#lib/domain/error-catalogue/terms.ts'

/** The index of everything that can go wrong. */
export function buildErrorsHref(slug: string): string {
  return buildPlaceHref({ slug, path: ERRORS_PATH })
}

/** The page of a code; null where it has none, because it tells of what went well. */
export function buildErrorHref({ slug, code }: { slug: string; code: string }): string | null {
  return isCatalogued(code) ? `${buildErrorsHref(slug)}/${code}` : null
}
