import { describe, expect, it } from 'vitest'
import { toCalendarDate, toMoney } from '#lib/sources/ashby/normalize-candidacy.ts'

describe('dates and money', () => {
  it.each([
    ['2027-01-04', '2027-01-04'],
    ['2027-01-04T00:00:00.000Z', '2027-01-04'],
    ['2027-01-04T23:30:00-11:00', '2027-01-04'],
    ['2027-01-04 00:00', '2027-01-04'],
    ['2027-02-30', null],
    ['04/01/2027', null],
    ['2027-01-045', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('takes the calendar date of %s without moving it', (text, expected) => {
    expect(toCalendarDate(text)).toBe(expected)
  })

  it.each([
    [
      { value: 82500, currencyCode: 'EUR' },
      { value: '82500', currencyCode: 'EUR' },
    ],
    [
      { value: 0.1, currencyCode: 'USD' },
      { value: '0.1', currencyCode: 'USD' },
    ],
    [
      { value: 0, currencyCode: 'USD' },
      { value: '0', currencyCode: 'USD' },
    ],
    [
      { value: 1e21, currencyCode: 'IDR' },
      { value: '1000000000000000000000', currencyCode: 'IDR' },
    ],
    [
      { value: ' 82500.50 ', currencyCode: 'EUR' },
      { value: '82500.50', currencyCode: 'EUR' },
    ],
    [
      { value: 82500, currencyCode: null },
      { value: '82500', currencyCode: null },
    ],
    [{ value: null, currencyCode: 'EUR' }, null],
    [{ value: 'a lot', currencyCode: 'EUR' }, null],
    [{}, null],
    [null, null],
    [undefined, null],
  ])('writes %j as an exact decimal', (salary, expected) => {
    expect(toMoney(salary)).toEqual(expected)
  })
})
