const ANY_ORIGIN = 'http://handoff.invalid'
const NOT_PAGES = ['/sign-in', '/api']

/**
 * Where to go after signing in: a path of this installation, or Home for anything else. Browsers read `//host`, `/\host` and a tab
 * or line break in between as another host, so the text is judged by what the URL parser makes of it.
 */
export function readCallbackPath(value: string | string[] | undefined): string {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, ANY_ORIGIN)) return '/'

  const url = new URL(value, ANY_ORIGIN)
  const isPage = !NOT_PAGES.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))
  // A path of two slashes would be another host for whoever reads it next.
  if (url.origin !== ANY_ORIGIN || url.pathname.startsWith('//') || !isPage) return '/'

  return `${url.pathname}${url.search}${url.hash}`
}
