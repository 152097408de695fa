// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for accepted
// ERROR: E9999
// EXPECT: strata
// A mistake that compiles.
int main() {}
