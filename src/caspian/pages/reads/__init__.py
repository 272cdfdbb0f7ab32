"""The one door through which pages get facts: functions marked `@read`, nothing else."""
