import { describe, expect, it } from 'vitest';
import { shortFolder, whyNotRunnable } from './selectors';

const project = { name: 'P', folder: '/p', trusted: true };

describe('whyNotRunnable', () => {
  it('lets a trusted project of this process run', () => {
    expect(whyNotRunnable({ current: project })).toBeUndefined();
  });
  it('says what keeps it from running', () => {
    expect(whyNotRunnable({ current: null })).toMatch('No project');
    expect(whyNotRunnable({ current: { ...project, trusted: false } })).toMatch('not trusted');
    expect(whyNotRunnable({ current: { ...project, readOnly: 'Another process has it.' } })).toBe(
      'Another process has it.',
    );
  });
});

describe('shortFolder', () => {
  it('keeps a short folder whole', () => expect(shortFolder('/home/a')).toBe('/home/a'));
  it('keeps the end of a long one', () => {
    expect(shortFolder('/home/somebody/documents/projects/penguins', 24)).toBe('…/projects/penguins');
  });
});
