export { visible } from '../base/visible.ts';
