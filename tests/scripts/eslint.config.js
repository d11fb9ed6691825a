/* What a linter asks of the browser's scripts, and of the tests of them. */
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["assets/scripts/**/*.js"],
    languageOptions: { sourceType: "module", globals: { ...globals.browser, L: "readonly" } },
  },
  {
    files: ["tests/scripts/**/*.js"],
    languageOptions: { sourceType: "module", globals: { ...globals.node, window: "readonly" } },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-shadow": ["error", { builtinGlobals: false, allow: ["_"] }],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-use-before-define": "off",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "sort-imports": ["error", { ignoreDeclarationSort: true }],
    },
  },
];
