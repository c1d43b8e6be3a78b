import { describe, expect, test } from 'vitest'
import { type Actual, comparePay, compareStart, type Planned } from '#lib/domain/open-jobs/comparisons/rules.ts'

const PLANNED: Planned = { targetStartDate: '2027-03-01', payMinimum: '60000', payMaximum: '72000', currency: 'EUR', payInterval: 'Year' }
const ACTUAL: Actual = { startDate: '2027-03-01', baseSalary: '68000', currency: 'EUR', payInterval: 'Year' }

describe('the start', () => {
  test.each([
    ['2027-03-01', 'On the planned day'],
    ['2027-03-02', '1 day later than planned'],
    ['2027-04-01', '31 days later than planned'],
    ['2027-02-22', '7 days earlier than planned'],
    [null, null],
  ])('on %s is told as %s', (startDate, difference) => {
    const told = compareStart({ planned: PLANNED, actual: { ...ACTUAL, startDate } })
    expect(told).toEqual({ planned: '2027-03-01', actual: startDate, difference })
  })
})

describe('the pay', () => {
  const differenceOf = (actual: Partial<Actual>, planned: Partial<Planned> = {}) =>
    comparePay({ planned: { ...PLANNED, ...planned }, actual: { ...ACTUAL, ...actual } }).difference

  test.each<[Partial<Actual>, Partial<Planned>, string | null]>([
    [{}, {}, 'Within the planned range'],
    [{ baseSalary: '60000.0000' }, {}, 'Within the planned range'],
    [{ baseSalary: '72000.5' }, {}, '€0.50 above the planned range'],
    [{ baseSalary: '57500' }, {}, '€2,500 below the planned range'],
    [{ baseSalary: '90000' }, { payMaximum: null }, 'Within the planned range'],
    [{ baseSalary: '50000' }, { payMinimum: null }, 'Within the planned range'],
    [{ baseSalary: '60000' }, { payMaximum: '60000' }, 'As planned'],
    [{ currency: 'USD' }, {}, 'Planned in EUR, paid in USD'],
    [{ payInterval: 'Month' }, {}, 'Planned per year, paid per month'],
    [{ payInterval: null }, {}, 'Planned per year, paid without an interval'],
    [{ baseSalary: null }, {}, null],
    [{}, { payMinimum: null, payMaximum: null }, null],
  ])('%o of %o is told as %s', (actual, planned, words) => {
    expect(differenceOf(actual, planned)).toBe(words)
  })
})
