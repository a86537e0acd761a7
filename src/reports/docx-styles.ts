/** The styles of a report in Word, which the office can change as a whole. */
import { AlignmentType, LineRuleType, TabStopType } from 'docx';

/** Room that the mark of an entry takes, in twentieths of a point. */
export const HANGING = 300;

export const STYLES = {
  default: {
    document: {
      run: { font: 'Sarabun', size: 21, language: { value: 'th-TH', bidirectional: 'th-TH' } },
      paragraph: { spacing: { after: 40 } },
    },
  },
  paragraphStyles: [
    {
      id: 'ReportTitle',
      name: 'Report Title',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 26 },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quickFormat: true,
      // Sarabun leaves wide gaps between lines by itself; a line grows with a photo in it
      paragraph: { spacing: { after: 40, line: 290, lineRule: LineRuleType.AT_LEAST } },
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      quickFormat: true,
      run: { bold: true },
    },
    {
      id: 'TableEntry',
      name: 'Table Entry',
      basedOn: 'TableText',
      quickFormat: true,
      paragraph: {
        indent: { left: HANGING, hanging: HANGING },
        tabStops: [{ type: TabStopType.LEFT, position: HANGING }],
      },
    },
    {
      id: 'PhotoCaption',
      name: 'Photo Caption',
      basedOn: 'TableEntry',
      next: 'Photo',
      quickFormat: true,
      paragraph: { keepLines: true },
    },
    {
      id: 'Photo',
      name: 'Photo',
      basedOn: 'TableText',
      quickFormat: true,
      paragraph: { indent: { left: HANGING }, spacing: { before: 80, after: 40 } },
    },
    {
      id: 'Signature',
      name: 'Report Signature',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 120 } },
    },
  ],
} as const;
