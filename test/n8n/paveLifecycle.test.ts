import { lifecycleSuite } from './support/lifecycleSuite';
import { pave } from './support/pave';

describe('PAVE Trigger in a real n8n', () => {
	lifecycleSuite(pave);
});
