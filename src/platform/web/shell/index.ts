export { Region, type RegionName, type RegionProps } from './Region.tsx';
export { Shell, type ShellProps } from './Shell.tsx';
export { type SearchBox, StatusCell } from './TopBar.tsx';
export { type ToastInput, toast } from './toasts.ts';
