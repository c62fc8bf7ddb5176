// The rules n8n asks of the published part are in eslint.config.mjs, which n8n's strict mode wants
// exactly as its template has it. This second configuration adds what this repository asks of all its
// code: types that are right, promises that are awaited, no way to switch a rule off. One pass over
// everything asks both.
import js from '@eslint/js';
import { config as n8nConfig } from '@n8n/node-cli/eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const readable = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const node = readable([
	'__dirname',
	'__filename',
	'global',
	'Buffer',
	'console',
	'module',
	'process',
	'require',
	'setTimeout',
	'URL',
]);
const jest = readable(['jest', 'test', 'expect']);

export default defineConfig(
	globalIgnores(['dist', 'coverage', '.sandbox', '.n8n-sandbox', 'split']),
	{
		linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
	},
	{
		files: ['**/*.{js,mjs,ts}'],
		extends: [js.configs.recommended],
		languageOptions: { globals: { ...node, exports: 'writable' } },
		rules: {
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'prefer-const': 'error',
			// One dialect: what n8n hands over is `context`, and a test is a `test`.
			'id-denylist': ['error', 'ctx'],
			'no-restricted-globals': ['error', { name: 'it', message: 'Use `test`.' }],
			// A file begins with what it offers.
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'Program > FunctionDeclaration ~ :matches(ExportNamedDeclaration, ExportDefaultDeclaration)',
					message: 'Exports first: move the private function above to below this.',
				},
			],
		},
	},
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: { project: './tsconfig.dev.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			// `typeof import('zod/v4')` is how a module is named without loading it.
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			// A failure that was caught, and kept while things were undone, is thrown on as it is.
			'@typescript-eslint/only-throw-error': 'off',
			// n8n hands over credentials, parameters and JSON as unions and `any`; String() is our guard.
			'@typescript-eslint/no-base-to-string': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			// n8n binds `this` itself: methods of a node class are always taken off it.
			'@typescript-eslint/unbound-method': 'off',
			// n8n's interfaces ask for async methods that have nothing to wait for.
			'@typescript-eslint/require-await': 'off',
		},
	},
	{
		files: ['**/*.ts'],
		ignores: ['nodes/**', 'credentials/**'],
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		plugins: { regexp },
		rules: {
			'max-lines': ['error', 250],
			// A long text from a vendor must not keep n8n busy: time grows with its length, no faster.
			'regexp/no-super-linear-backtracking': 'error',
			'regexp/no-super-linear-move': 'error',
		},
	},
	// The last word where both have one.
	{
		files: ['nodes/**', 'credentials/**', 'package.json'],
		extends: [n8nConfig],
	},
	{
		files: ['test/**/*.js'],
		languageOptions: { globals: jest },
	},
);
