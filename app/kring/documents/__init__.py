"""The only ReportLab: papers from plain facts, as templates, blocks, PDF and pictures of pages."""
