import { autoGrab } from './support/autograb';
import { lifecycleSuite } from './support/lifecycleSuite';

describe('AutoGrab Trigger in a real n8n', () => {
	lifecycleSuite(autoGrab);
});
