/** What `earshot init` writes: a first spec, a configuration, and the jobs of two CI systems. */

interface StarterFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export const SPEC: StarterFile = {
  path: 'first.earshot',
  text: `// A product, what is inside it, and where it is to go. Each destination gets an answer, under the law of today;
// "as-of 2026-01-15" above the first declaration asks about the law of that day.

input processor "Signal processor" {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  60 USD
}

product sensor "Vibration sensor" {
  type   equipment
  origin DE
  eccn   EAR99
  value  1_000 USD

  // For CN 12 % of the value is controlled U.S. content, and the level is 25 %. At 150 USD a processor the answer is another one.
  incorporates 2 processor
  direct-product-of none
  plant direct-product-of none

  destination CN, JP
}
`,
};

export const CONFIG: StarterFile = {
  path: 'earshot.json',
  text: `{
  "fail-on": "undetermined"
}
`,
};

const CHECK = 'npx --no -- earshot check --fail-on undetermined';

export const GITHUB: StarterFile = {
  path: '.github/workflows/earshot.yml',
  text: `# Answers of every spec, on each push. Written by "earshot init --ci github", and yours to change.
name: Earshot
on: [push, pull_request]
permissions:
  contents: read
jobs:
  earshot:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # Earshot is a dev dependency here; npx does not fetch one that is not installed.
      - run: npm ci
      - name: Check
        run: |
          ${CHECK} \\
            --format github \\
            --format markdown --output earshot.md \\
            --format sarif --output earshot.sarif
      - name: Summary
        if: always()
        run: |
          if [ -f earshot.md ]; then cat earshot.md >> "$GITHUB_STEP_SUMMARY"; fi
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: earshot
          path: earshot.sarif
`,
};

export const GITLAB: StarterFile = {
  path: '.gitlab/earshot.yml',
  text: `# Answers of every spec. Written by "earshot init --ci gitlab", and yours to change.
earshot:
  image: node:22
  script:
    # Earshot is a dev dependency here; npx does not fetch one that is not installed.
    - npm ci
    - >-
      ${CHECK}
      --format pretty
      --format gitlab --output earshot-code-quality.json
      --format junit --output earshot-junit.xml
  artifacts:
    when: always
    reports:
      codequality: earshot-code-quality.json
      junit: earshot-junit.xml
`,
};

/** Taken in by GitLab's own file, which may hold other jobs. */
export const GITLAB_INCLUDE: StarterFile = {
  path: '.gitlab-ci.yml',
  text: `include:
  - local: ${GITLAB.path}
`,
};
