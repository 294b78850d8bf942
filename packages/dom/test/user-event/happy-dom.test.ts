// @vitest-environment happy-dom
import { testRetyping } from './test-retyping.ts';

testRetyping('happy-dom');
