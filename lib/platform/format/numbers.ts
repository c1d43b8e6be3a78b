const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * A plain decimal (a string, never a float) as people read it: "12,500.25". Every digit that is not a trailing zero of the fraction is
 * shown. What is not a decimal comes back as it is.
 */
export function formatDecimal(value: string): string {
  const match = decimalPattern.exec(value.trim())
  if (!match) return value

  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = (match[3] ?? '').replace(/0+$/, '')

  return `${match[1] === '-' ? '−' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
