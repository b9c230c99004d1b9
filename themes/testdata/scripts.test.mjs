import { test } from 'node:test';
import assert from 'node:assert/strict';
import { compare } from '../standard/assets/js/table.js';
import { leaves } from '../standard/assets/js/external.js';

test('cells are ordered by value', () => {
  const rows = [
    ['amounts', ['1,200.00', '860.00', '-3', '15%'], ['-3', '15%', '860.00', '1,200.00']],
    ['numbers in text', ['第10批', '第2批'], ['第2批', '第10批']],
    ['dates', ['2026-11-02', '2025-12-30'], ['2025-12-30', '2026-11-02']],
  ];
  for (const [name, cells, want] of rows) assert.deepEqual([...cells].sort(compare), want, name);
});

test('only foreign sites are left with a question', () => {
  const here = new URL('https://www.qinghe.gov.cn/');
  const rows = [
    ['/notices/', false],
    ['https://www.gov.cn/', false],
    ['https://gov.cn/', false],
    ['https://zwfw.jianghe.gov.cn/apply', false],
    ['mailto:zwgk@qinghe.gov.cn', false],
    ['tel:0999-5550100', false],
    ['https://example.com/', true],
    ['https://fakegov.cn/', true],
    ['https://www.gov.cn.example.com/', true],
  ];
  for (const [url, want] of rows) assert.equal(leaves(new URL(url, here), here), want, url);
});
