"""What is measured, side by side with what a user would pick instead; see docs/performance.md."""
