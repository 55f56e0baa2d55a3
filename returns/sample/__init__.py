"""The sample province: Thái Nguyên today, with old Thái Nguyên and Bắc Kạn before 1 July 2025.

Units are real, people are invented, and the figures of communes are generated: the same at every
run, plausible by the field's usual ranges, and marked as illustrative wherever they go.
"""
