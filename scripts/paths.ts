import path from 'node:path'

/** The checkout. Scripts never rely on the folder they were called from. */
export const rootDir = path.resolve(import.meta.dirname, '..')

/** A file of an installed package, for starting its command line with our own Node. */
export function packageFile(relativePath: string): string {
  return path.join(rootDir, 'node_modules', relativePath)
}

/** The path as people know it: relative to the checkout where it lies inside. */
export function displayPath(absolutePath: string): string {
  const relative = path.relative(rootDir, absolutePath)

  return relative.startsWith('..') || path.isAbsolute(relative) ? absolutePath : relative || '.'
}
