// @vitest-environment jsdom
import { testRetyping } from './test-retyping.ts';

testRetyping('jsdom');
