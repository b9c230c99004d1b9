import { test } from 'node:test';
import assert from 'node:assert/strict';
import { compare } from '../standard/assets/js/table.js';
import { leaves } from '../standard/assets/js/external.js';
import { nothing, read, withFilter, withoutFilter, write } from '../standard/assets/js/search-state.js';

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

test('the address keeps what was asked', () => {
  const rows = [
    [nothing, '?'],
    [{ ...nothing, text: '低保 申请' }, '?q=%E4%BD%8E%E4%BF%9D+%E7%94%B3%E8%AF%B7'],
    [{ ...nothing, text: 'a', filters: { unit: ['x', 'y'], year: ['2025'] }, byDate: true, exact: true, shown: 30 }, '?q=a&unit=x&unit=y&year=2025&sort=date&exact=1&n=30'],
  ];
  for (const [state, query] of rows) {
    assert.equal(write(state), query);
    assert.deepEqual(read(query), state);
  }
  assert.deepEqual(read('?q=a&unit=&sort=up&n=-4&other=1'), { ...nothing, text: 'a' });
  assert.equal(read('?n=99999999').shown, 500);
});

test('filters come and go', () => {
  const one = withFilter({ ...nothing, text: 'a', shown: 30 }, 'unit', 'x');
  assert.deepEqual([one.filters, one.shown], [{ unit: ['x'] }, 3]);
  assert.deepEqual(withFilter(one, 'unit', 'x').filters, { unit: ['x'] });
  assert.deepEqual(withoutFilter(withFilter(one, 'year', '2025'), 'unit', 'x').filters, { year: ['2025'] });
});
