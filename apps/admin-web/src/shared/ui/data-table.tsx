import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<T> {
  key: string;
  title: string;
  /** Pixels; the column without one takes what is left. */
  width?: number;
  align?: 'right';
  /** Leave the column out where the table is narrower than this; its facts stand elsewhere in the row. */
  from?: 'tablet' | 'desktop';
  /** The title is for screen readers only. */
  quiet?: boolean;
  cell: (row: T) => ReactNode;
}

interface Props<T> {
  caption: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  selectedKey?: string;
  /** A click anywhere in the row. The first cell must hold a link that does the same for the keyboard. */
  onOpen?: (row: T) => void;
}

/** Rows of 40 px under a sticky header; without rows yet, a skeleton of the same shape. */
export function DataTable<T>({ caption, columns, rows, rowKey, selectedKey, onOpen }: Props<T>) {
  return (
    <table className={styles.table} aria-busy={rows === undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" style={{ width: column.width }} {...cellProps(column)}>
              <span className={column.quiet ? 'visually-hidden' : undefined}>{column.title}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows === undefined
          ? Array.from({ length: 12 }, (_, row) => (
              <tr key={row}>
                {columns.map((column, index) => (
                  <td key={column.key} {...cellProps(column)}>
                    {!column.quiet && (
                      <Skeleton.Node active style={{ width: index ? '70%' : `${44 + ((row * 17) % 40)}%`, height: 14 }}>
                        {' '}
                      </Skeleton.Node>
                    )}
                  </td>
                ))}
              </tr>
            ))
          : rows.map((row) => (
              <tr
                key={rowKey(row)}
                data-selected={rowKey(row) === selectedKey || undefined}
                data-opens={onOpen ? true : undefined}
                onClick={(event) => {
                  if (!onOpen || isControl(event.target) || window.getSelection()?.toString()) return;
                  onOpen(row);
                }}
              >
                {columns.map((column) => (
                  <td key={column.key} {...cellProps(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
      </tbody>
    </table>
  );
}

function cellProps<T>({ align, from }: Column<T>) {
  return { 'data-align': align, 'data-from': from };
}

/** Links and buttons in a row answer for themselves. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label') !== null;
}
