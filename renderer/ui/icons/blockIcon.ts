import type { TablerIcon } from '@tabler/icons-react';
import IconActivity from '@tabler/icons-react/icons/IconActivity';
import IconAdjustments from '@tabler/icons-react/icons/IconAdjustments';
import IconArchive from '@tabler/icons-react/icons/IconArchive';
import IconArrowsSplit from '@tabler/icons-react/icons/IconArrowsSplit';
import IconBolt from '@tabler/icons-react/icons/IconBolt';
import IconBox from '@tabler/icons-react/icons/IconBox';
import IconBrain from '@tabler/icons-react/icons/IconBrain';
import IconBrandTypescript from '@tabler/icons-react/icons/IconBrandTypescript';
import IconChartDots from '@tabler/icons-react/icons/IconChartDots';
import IconChartLine from '@tabler/icons-react/icons/IconChartLine';
import IconClock from '@tabler/icons-react/icons/IconClock';
import IconCode from '@tabler/icons-react/icons/IconCode';
import IconDatabase from '@tabler/icons-react/icons/IconDatabase';
import IconDeviceFloppy from '@tabler/icons-react/icons/IconDeviceFloppy';
import IconFileExport from '@tabler/icons-react/icons/IconFileExport';
import IconFileImport from '@tabler/icons-react/icons/IconFileImport';
import IconFilter from '@tabler/icons-react/icons/IconFilter';
import IconGitFork from '@tabler/icons-react/icons/IconGitFork';
import IconLink from '@tabler/icons-react/icons/IconLink';
import IconMathFunction from '@tabler/icons-react/icons/IconMathFunction';
import IconPackage from '@tabler/icons-react/icons/IconPackage';
import IconRepeat from '@tabler/icons-react/icons/IconRepeat';
import IconSchema from '@tabler/icons-react/icons/IconSchema';
import IconSql from '@tabler/icons-react/icons/IconSql';
import IconStack2 from '@tabler/icons-react/icons/IconStack2';
import IconTable from '@tabler/icons-react/icons/IconTable';
import IconTableExport from '@tabler/icons-react/icons/IconTableExport';
import IconTarget from '@tabler/icons-react/icons/IconTarget';
import IconTrees from '@tabler/icons-react/icons/IconTrees';
import IconTrendingUp from '@tabler/icons-react/icons/IconTrendingUp';
import IconWand from '@tabler/icons-react/icons/IconWand';
import IconArrowsSplit2 from '@tabler/icons-react/icons/IconArrowsSplit2';
import IconChefHat from '@tabler/icons-react/icons/IconChefHat';
import IconTargetArrow from '@tabler/icons-react/icons/IconTargetArrow';
import IconTopologyStar3 from '@tabler/icons-react/icons/IconTopologyStar3';
import IconFileTime from '@tabler/icons-react/icons/IconFileTime';
import IconDatabaseSearch from '@tabler/icons-react/icons/IconDatabaseSearch';
import IconWorldWww from '@tabler/icons-react/icons/IconWorldWww';
import IconHourglass from '@tabler/icons-react/icons/IconHourglass';
import IconPlayerTrackNext from '@tabler/icons-react/icons/IconPlayerTrackNext';
import IconPackageImport from '@tabler/icons-react/icons/IconPackageImport';

/** Icons that a block's descriptor may name. One that is not here shows as a plain box. */
const icons: Readonly<Record<string, TablerIcon>> = {
  activity: IconActivity,
  adjustments: IconAdjustments,
  archive: IconArchive,
  'arrows-split': IconArrowsSplit,
  bolt: IconBolt,
  box: IconBox,
  brain: IconBrain,
  'brand-typescript': IconBrandTypescript,
  'arrows-split-2': IconArrowsSplit2,
  'chef-hat': IconChefHat,
  'target-arrow': IconTargetArrow,
  'topology-star-3': IconTopologyStar3,
  'chart-dots': IconChartDots,
  'chart-line': IconChartLine,
  clock: IconClock,
  code: IconCode,
  database: IconDatabase,
  'device-floppy': IconDeviceFloppy,
  'file-export': IconFileExport,
  'file-import': IconFileImport,
  filter: IconFilter,
  'git-fork': IconGitFork,
  link: IconLink,
  'math-function': IconMathFunction,
  package: IconPackage,
  repeat: IconRepeat,
  schema: IconSchema,
  sql: IconSql,
  'stack-2': IconStack2,
  table: IconTable,
  'table-export': IconTableExport,
  target: IconTarget,
  trees: IconTrees,
  'trending-up': IconTrendingUp,
  wand: IconWand,
  'file-time': IconFileTime,
  'database-search': IconDatabaseSearch,
  'world-www': IconWorldWww,
  hourglass: IconHourglass,
  'player-track-next': IconPlayerTrackNext,
  'package-import': IconPackageImport,
};

export function blockIcon(name: string): TablerIcon {
  return icons[name] ?? IconBox;
}
