# make alone prints what each target does.
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
.DEFAULT_GOAL := help
.PHONY: help setup run code sample snapshot test test-db check bench lighthouse work

help:  ## In ra danh sách này
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## Môi trường Python, gói hệ thống, tệp .env cho máy phát triển
	@sh bin/setup

sample: setup  ## Cơ sở dữ liệu, danh mục đơn vị, tỉnh mẫu (chạy lại không sao)
	@$(PYTHON) -m khuyenhoc.prepare

run: setup  ## Như sample, rồi chạy tại http://127.0.0.1:8000 và in các tài khoản mẫu
	@$(PYTHON) -m khuyenhoc.serve

code: setup  ## Mã bước hai hiện nay của các tài khoản mẫu
	@$(MANAGE) show_codes

work: setup  ## Chỉ chạy người làm việc nền
	@$(MANAGE) work

test:  ## Toàn bộ bộ kiểm thử, cả trình duyệt
	@sh bin/setup test
	@$(PYTHON) -m pytest -m "not migrations" -n 3 --dist worksteal -q --durations=40 --durations-min=2

test-db:  ## Các kiểm thử đánh dấu db, trên PostgreSQL của hệ thống
	@sh bin/setup db
	@sh bin/test-db

check: setup  ## Văn phong, kiểu, tầng nhà, migration
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@.venv/bin/lint-imports
	@$(PYTHON) -m mypy khuyenhoc associations accounts records figures learning_models funds meetings members returns news
	@$(MANAGE) makemigrations --check --dry-run
	@$(PYTHON) -m pytest -q -m migrations

snapshot: setup  ## Viết lại khuyenhoc/snapshot/tables.sql theo migration (docs/decisions/0015)
	@$(PYTHON) -m khuyenhoc.snapshot

bench: setup  ## Bảng đo: mục tiêu, số đo, tỉ lệ (bench/README.md)
	@$(PYTHON) -m bench

lighthouse: setup  ## Lighthouse trên năm trang công khai (docs/measurements/)
	@$(PYTHON) docs/do_lighthouse.py
