import { describe, expect, it } from 'vitest'
import { judgeAddress } from '#lib/platform/http/address-rules.ts'

describe('judgeAddress', () => {
  it.each(['8.8.8.8', '104.18.2.3', '2606:4700::6812:203', '[2606:4700::6812:203]'])('lets the public address %s pass', (address) => {
    expect(judgeAddress(address)).toEqual({ allowed: true })
  })

  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['::1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['fd00:ec2::254', 'uniqueLocal'],
    ['169.254.169.254', 'linkLocal'],
    ['fe80::1', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['100.100.100.200', 'carrierGradeNat'],
    ['168.63.129.16', 'metadata'],
    ['224.0.0.1', 'multicast'],
    ['ff02::1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['192.0.2.1', 'reserved'],
    ['::ffff:127.0.0.1', 'ipv4Mapped'],
    ['::ffff:8.8.8.8', 'ipv4Mapped'],
    ['64:ff9b::7f00:1', 'rfc6052'],
    ['64:ff9b:1::a00:1', 'rfc6052'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:7f00:1::', 'teredo'],
    ['::7f00:1', 'reserved'],
    ['example.com', 'not an IP address'],
    ['', 'not an IP address'],
  ])('refuses %s as %s', (address, reason) => {
    expect(judgeAddress(address)).toEqual({ allowed: false, reason })
  })
})
