import type { Finding, Rule, SourceFile } from '#scripts/structure/source-tree.ts'

const fileLinesSoft = 300
const fileLinesHard = 500
const functionLines = 50
const componentLines = 200

/** A second concern or a second screen is a second file. */
export const checkSizes: Rule = ({ files }) => files.flatMap((file) => [...checkFile(file), ...checkFunctions(file)])

function checkFile({ path, lineCount }: SourceFile): Finding[] {
  if (lineCount <= fileLinesSoft) return []
  const level = lineCount > fileLinesHard ? 'error' : 'warning'

  return [
    {
      file: path,
      line: 1,
      level,
      message: `${lineCount} lines, where ${fileLinesSoft} are plenty and ${fileLinesHard} the end. Split it by concern.`,
    },
  ]
}

/** Tests are exempt: a `describe` is as long as what it describes. */
function checkFunctions({ path, functions }: SourceFile): Finding[] {
  if (path.startsWith('tests/')) return []

  return functions.flatMap(({ name, line, lineCount }) => {
    const isComponent = path.endsWith('.tsx') && /^[A-Z]/.test(name)
    const limit = isComponent ? componentLines : functionLines
    if (lineCount <= limit) return []

    return [
      {
        file: path,
        line,
        level: 'warning' as const,
        message: `${name} has ${lineCount} lines, more than ${limit}. Take a thought out of it.`,
      },
    ]
  })
}
