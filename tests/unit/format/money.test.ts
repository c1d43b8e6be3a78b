import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatCountOf } from '#lib/platform/format/counts.ts'
import { formatMoney, formatPay } from '#lib/platform/format/money.ts'

describe('money', () => {
  it('uses the sign where it is unmistakable and the code where it is shared or rare', () => {
    expect(formatMoney({ amount: '10200000', currency: 'JPY' })).toBe('¥10,200,000')
    expect(formatMoney({ amount: '312500', currency: 'UYU' })).toBe('UYU 312,500')
    expect(formatMoney({ amount: '95000', currency: 'USD' })).toBe('USD 95,000')
    expect(formatMoney({ amount: '95000', currency: 'eur' })).toBe('€95,000')
    expect(formatMoney({ amount: '95000', currency: null })).toBe('95,000')
  })

  it('shows cents only where there are any, in the digits of the currency', () => {
    expect(formatMoney({ amount: '4200.50', currency: 'EUR' })).toBe('€4,200.50')
    expect(formatMoney({ amount: '4200.00', currency: 'EUR' })).toBe('€4,200')
    expect(formatMoney({ amount: '1200.5', currency: 'KWD' })).toBe('KWD 1,200.500')
    expect(formatMoney({ amount: '0.125', currency: 'USD' })).toBe('USD 0.125')
    expect(formatMoney({ amount: '-12.5', currency: 'GBP' })).toBe('−£12.50')
  })

  it('loses no digit of an amount no float could hold', () => {
    expect(formatMoney({ amount: '9007199254740993.01', currency: 'USD' })).toBe('USD 9,007,199,254,740,993.01')

    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (amount) => {
        expect(formatMoney({ amount: amount.toString(), currency: 'JPY' }).replace(/[¥,]/g, '')).toBe(amount.toString())
      }),
    )
  })

  it('shows what is not a decimal as it is', () => {
    expect(formatMoney({ amount: 'negotiable', currency: 'USD' })).toBe('USD negotiable')
  })

  it('adds the interval only when it is known', () => {
    expect(formatPay({ amount: '10200000', currency: 'JPY', interval: 'per year' })).toBe('¥10,200,000 per year')
    expect(formatPay({ amount: '312500', currency: 'UYU', interval: 'per month' })).toBe('UYU 312,500 per month')
    expect(formatPay({ amount: '312500', currency: 'UYU', interval: null })).toBe('UYU 312,500')
  })
})

describe('counts', () => {
  it('stop where counting stops', () => {
    expect(formatCount(999)).toBe('999')
    expect(formatCount(1000)).toBe('1,000')
    expect(formatCount(1001)).toBe('1,000+')
    expect(formatCountOf({ count: 1, one: 'issue' })).toBe('1 issue')
    expect(formatCountOf({ count: 2, one: 'try', many: 'tries' })).toBe('2 tries')
  })

  it('give sizes in the unit a person would', () => {
    expect(formatBytes(900)).toBe('900 B')
    expect(formatBytes(1946)).toBe('1.9 KB')
    expect(formatBytes(188_416)).toBe('184 KB')
    expect(formatBytes(6_501_171)).toBe('6.2 MB')
  })
})
