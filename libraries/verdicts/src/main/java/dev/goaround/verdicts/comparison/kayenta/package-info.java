/**
 * A judge of one metric that classifies as Kayenta's NetflixACAJudge does, for those who come from there. Its rules and
 * defaults are those of that judge; where it draws lots, this one doesn't (see docs/judge.md).
 */
package dev.goaround.verdicts.comparison.kayenta;
