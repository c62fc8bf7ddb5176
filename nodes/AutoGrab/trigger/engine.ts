import { triggerEngine } from '../../shared/engine';
import { autoGrabVendor } from './vendor';

export const engine = triggerEngine(autoGrabVendor);
