"""The sample's articles: facts and figures of five published texts, sentences of our own.

A number in braces with a code (``{63.979|family_recognised}``) becomes a reference to that figure
of the article's unit and period. No person is named.
"""

from dataclasses import dataclass

TOPICS = (
    ("mo-hinh-hoc-tap", "Mô hình học tập"),
    ("hoc-bong", "Học bổng, khen thưởng"),
    ("hoi-co-so", "Hội cơ sở"),
    ("cac-cum", "Các cụm"),
    ("xoa-mu-chu", "Xóa mù chữ"),
)
BAC_KAN = ("Cổng Thông tin điện tử tỉnh Bắc Kạn, 20/01/2021", "")
YEN_BAI = ("Hội Khuyến học tỉnh Yên Bái, 01/7/2021", "http://khuyenhocyenbai.vn/")
TAY_BAC = ("Trung ương Hội Khuyến học Việt Nam, 29/4/2022",
           "http://www.hoikhuyenhoc.vn/modules.php?name=News&op=viewst&sid=4929")  # fmt: skip
CUM_6 = ("Công dân và Khuyến học, 05/7/2024", "")
VU_QUANG = ("Cổng Thông tin điện tử huyện Vũ Quang", "")


@dataclass(frozen=True, slots=True)
class Text:
    """One article. ``unit`` and ``others`` are (level, code); ``on`` is (year, month, day).

    A part of ``body`` is a paragraph, a heading ("## …") or markup ("<ul>…").
    """

    title: str
    abstract: str
    topic: str
    on: tuple[int, int, int]
    body: tuple[str, ...]
    cited: tuple[str, str]
    unit: tuple[str, str] | None = None
    period: str = ""
    pictures: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    old_address: str = ""

    @property
    def source(self) -> str:
        """Where the facts were published."""
        return self.cited[0]

    @property
    def source_url(self) -> str:
        """The address of it, where there is one."""
        return self.cited[1]


ARTICLES = (
    Text(
        "Bắc Kạn năm 2020: gần 64 nghìn gia đình đạt danh hiệu Gia đình học tập",
        "Thôn, bản, tổ dân phố nào của tỉnh cũng đã có chi hội khuyến học; hội ở các xã vừa sáp "
        "nhập được kiện toàn và làm việc bình thường.",
        "mo-hinh-hoc-tap", (2021, 1, 20),
        (
            "Hội Khuyến học tỉnh Bắc Kạn tổng kết công tác năm 2020 vào sáng 20/01/2021. Tính đến "
            "lúc ấy toàn tỉnh có {120|associations_all_levels} hội khuyến học.",
            "Trong một năm, {63.979|family_recognised} hộ được ghi nhận là Gia đình học tập. Cùng "
            "với các gia đình là {33|clan_recognised} dòng họ, {1.158|community_recognised} thôn, "
            "tổ dân phố, tiểu khu và {397|unit_recognised} cơ quan, trường học thuộc xã.",
            "## Những chỗ còn yếu",
            "Hội nghị không né các điểm chưa được: vài cơ quan chưa lập tổ chức hội, hoặc lập rồi "
            "mà hoạt động chưa đều; quỹ khuyến học các cấp vận động còn ít.",
            "<blockquote><p>Nhiều người vẫn nghĩ học tập là việc của trẻ em; việc học của người "
            "lớn trong cộng đồng chưa được để ý đúng mức.</p></blockquote>",
            "[ảnh 2]",
            "Sang năm 2021, tỉnh chọn việc củng cố bốn loại mô hình đã có và phối hợp với ngành "
            "Giáo dục để trung tâm học tập cộng đồng hoạt động đều hơn.",
        ),
        BAC_KAN, ("province", "06"), "2020", ("hall", "hills"), ("49-KL/TW",),
    ),
    Text(
        "Bắc Kạn cấp 296 suất học bổng trong năm 2020",
        "Cùng với học bổng, hội tỉnh tặng thưởng 112 giáo viên, học sinh, tập thể và cá nhân.",
        "hoc-bong", (2021, 1, 21),
        (
            "Năm 2020, Hội Khuyến học tỉnh Bắc Kạn đã cấp {296|scholarships_count} suất học bổng "
            "và tặng thưởng {112|rewards_count} giáo viên, học sinh, tập thể, cá nhân có thành "
            "tích trong dạy, học và làm khuyến học.",
            "Nguồn công bố gộp hai khoản ấy thành một số tiền chung, không tách riêng học bổng với "
            "khen thưởng. Vì thế bài này không chia số tiền bình quân cho mỗi suất.",
            "Dịp tổng kết, Hội Khuyến học huyện Bạch Thông được Trung ương Hội tặng Cờ thi đua; "
            "Hội Khuyến học tỉnh nhận Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.",
        ),
        BAC_KAN, ("province", "06"), "2020", ("books",),
    ),
    Text(
        "Ba nơi của Bắc Kạn được chọn để làm thử mô hình Công dân học tập",
        "Cả tỉnh cùng làm, nhưng thành phố Bắc Kạn, huyện Bạch Thông và huyện Ngân Sơn được chỉ "
        "đạo kỹ hơn để rút kinh nghiệm.",
        "mo-hinh-hoc-tap", (2021, 1, 22),
        (
            "Mô hình Công dân học tập được triển khai trên toàn tỉnh Bắc Kạn trong năm 2020. Để có "
            "chỗ so sánh và rút kinh nghiệm, tỉnh chọn ba nơi làm điểm: thành phố Bắc Kạn, huyện "
            "Bạch Thông và huyện Ngân Sơn.",
            "Khác với Gia đình học tập, danh hiệu này xét từng người lớn: có học thêm hằng năm hay "
            "không, có dùng được điều vừa học vào việc làm hay không.",
            "Về sau, chương trình quốc gia cho mô hình này được phê duyệt tại Quyết định "
            "677/QĐ-TTg, và bộ tiêu chí hiện dùng là của Quyết định 324/QĐ-KHVN.",
        ),
        BAC_KAN, ("province", "06"), "2020", ("class",), ("677/QĐ-TTg", "324/QĐ-KHVN"),
    ),
    Text(
        "Yên Bái sơ kết nửa đầu năm 2021, chọn bốn địa phương làm thử Công dân học tập",
        "Giữa mùa dịch, các cấp hội vẫn giữ việc và hướng về cơ sở; cuộc thử hai mô hình mới ở bốn "
        "huyện, thị xã, thành phố được tổng kết.",
        "hoi-co-so", (2021, 7, 1),
        (
            "Sáng 30/6/2021, tại Trung tâm Giáo dục thường xuyên tỉnh, Hội Khuyến học tỉnh Yên Bái "
            "họp sơ kết sáu tháng với đông đủ lãnh đạo hội các huyện, thị xã, thành phố.",
            "Hội nghị dành phần chính cho hai mô hình mới: Công dân học tập và Đơn vị học tập, đã "
            "làm thử trong các năm 2020 và 2021 tại {4|learning_pilot_districts} huyện, thị xã, "
            "thành phố.",
            "## Tám việc cho nửa cuối năm",
            "<ul><li><p>Tham mưu thực hiện Kết luận 49-KL/TW và Chỉ thị 14/CT-TTg.</p></li><li><p>"
            "Cùng các trường vận động học sinh ra lớp, giúp em khó khăn dịp khai giảng.</p></li>"
            "<li><p>Lập đoàn kiểm tra của tỉnh và của huyện.</p></li><li><p>Mở rộng các cách gây "
            "quỹ khuyến học.</p></li></ul>",
            "Cuộc thi tìm hiểu về khuyến học với xã hội học tập sẽ tổng kết đúng ngày 02/10.",
        ),
        YEN_BAI, ("province", "15"), "2021-H1", ("hall",), ("49-KL/TW", "14/CT-TTg"),
    ),
    Text(
        "Hai lớp xóa mù chữ ở Mù Cang Chải chạy bằng tiền xã hội hóa",
        "Hội tỉnh và Phòng Giáo dục giữ số người học và chất lượng của từng lớp, không để lớp tan "
        "giữa chừng.",
        "xoa-mu-chu", (2021, 7, 2),
        (
            "Trong các việc của nửa cuối năm 2021, Hội Khuyến học tỉnh Yên Bái đặt ra một việc rất "
            "cụ thể: cùng Phòng Giáo dục và Đào tạo huyện Mù Cang Chải và các xã duy trì hai lớp "
            "xóa mù chữ.",
            "Hai lớp này không dùng ngân sách mà chạy bằng kinh phí xã hội hóa. Cái khó của lớp "
            "học vùng cao không nằm ở ngày khai giảng mà ở những buổi sau: giữ được người học, giữ "
            "được tiến độ.",
            "Người lớn biết chữ cũng là một tiêu chí của Gia đình học tập theo bộ tiêu chí khung "
            "của giai đoạn trước, nên mỗi người học xong là một gia đình tiến thêm một bước.",
        ),
        YEN_BAI, ("district", "137"), "2021-H1", ("class",), ("448/QĐ-KHVN",),
    ),
    Text(
        "Yên Bái nghiên cứu dạy và học chữ Nôm Dao",
        "Đề tài khoa học cấp tỉnh trong hai năm: soạn tài liệu, xây dựng chương trình hợp với bản "
        "sắc người Dao.",
        "hoi-co-so", (2021, 7, 5),
        (
            "Hội Khuyến học tỉnh Yên Bái phối hợp với các đơn vị làm một đề tài khoa học cấp tỉnh "
            "trong hai năm 2021 và 2022: biên soạn tài liệu, xây dựng chương trình dạy và học chữ "
            "Nôm Dao.",
            "Việc ấy đặt chữ viết của người Dao vào đúng chỗ của nó trong học tập suốt đời: học "
            "không chỉ để đi làm, mà còn để đọc được sách của ông bà.",
        ),
        YEN_BAI, ("province", "15"), "2021-H1", ("books",),
    ),
    Text(
        "Hội cấp huyện tự chấm điểm mình mỗi năm",
        "Yên Bái có hướng dẫn đánh giá, xếp loại hội cấp huyện; việc tự xếp loại gắn với tổng kết "
        "cuối năm.",
        "hoi-co-so", (2021, 7, 8),
        (
            "Từ tháng 01/2021, hội cấp huyện ở Yên Bái có một thước đo chung: Hướng dẫn 03/HD-HKH "
            "của Hội Khuyến học tỉnh. Mỗi hội tự kiểm tra, tự xếp loại rồi gắn kết quả với buổi "
            "tổng kết năm.",
            "Song song với việc ấy là các đoàn kiểm tra của tỉnh và của huyện, đi xem các nhiệm vụ "
            "trong năm và việc đánh giá những mô hình học tập có thực chất hay không.",
            "Từ ngày 01/7/2025 không còn cấp huyện. Cách tự chấm điểm thì còn nguyên giá trị cho "
            "hội của xã, phường mới.",
        ),
        YEN_BAI, ("province", "15"), "2021-H1", ("hills",), ("03/HD-HKH", "22/2020/TT-BGDĐT"),
    ),
    Text(
        "Chín tỉnh Tây Bắc giao ban khuyến học tại Việt Trì",
        "Cụm công tác Tây Bắc nhìn lại năm 2021: làm thử Công dân học tập, chia sẻ cách làm nhờ "
        "luân phiên đăng cai.",
        "cac-cum", (2022, 4, 29),
        (
            "Ngày 28/4/2022, {9|provinces_in_cluster} tỉnh của cụm công tác khuyến học Tây Bắc gặp "
            "nhau ở thành phố Việt Trì: Lai Châu, Điện Biên, Sơn La, Hòa Bình, Lào Cai, Yên Bái, "
            "Phú Thọ, Hà Giang và Tuyên Quang. Phú Thọ là cụm trưởng.",
            "Mỗi kỳ giao ban do một tỉnh đăng cai. Nhờ đi vòng như vậy, tỉnh sau xem được tỉnh "
            "trước làm gì, và khoảng cách về phong trào trong cụm ngắn lại.",
            "## Phần lớn là vùng cao",
            "Hầu hết các tỉnh của cụm là miền núi, đông đồng bào dân tộc thiểu số. Năm 2021, dù "
            "dịch bệnh kéo dài, các hội vẫn làm thử mô hình Công dân học tập và gắn việc học với "
            "xây dựng nông thôn mới.",
            "Trung ương Hội đề nghị các tỉnh chuẩn bị cho Quyết định 387/QĐ-TTg vừa ban hành, và "
            "dự kiến cùng các cơ quan kiểm tra việc thực hiện Kết luận 49-KL/TW.",
        ),
        TAY_BAC, ("cluster", "C1"), "2021", ("hall", "hills"),
        ("387/QĐ-TTg", "49-KL/TW", "14/CT-TTg", "1373/QĐ-TTg"),
        old_address="/modules.php?name=News&sid=4929",
    ),
    Text(
        "Học để bán được nông sản: gợi ý cho các tỉnh Tây Bắc",
        "Mô hình học tập gắn với chuyển đổi số có thể làm tăng giá trị hàng hóa của vùng cao.",
        "mo-hinh-hoc-tap", (2022, 5, 4),
        (
            "Tại buổi giao ban cụm Tây Bắc ngày 28/4/2022, một gợi ý được nhiều tỉnh ghi lại: đưa "
            "công nghệ thông tin vào các mô hình học tập để người dân tự giới thiệu nông sản của "
            "mình, kể cả nơi xuất xứ.",
            "Học như thế cho thấy kết quả ngay. Một gia đình biết chụp ảnh, ghi nhãn và trả lời "
            "người mua qua điện thoại là một gia đình đang học, dù không ai ngồi trong lớp.",
        ),
        TAY_BAC, ("cluster", "C1"), "2021", ("hills",), ("387/QĐ-TTg",),
    ),
    Text(
        "Cụm số 6: gần 2,2 triệu hội viên giữa năm 2024",
        "Nam Trung Bộ và Tây Nguyên có thêm 116 chi hội và hơn 77 nghìn hội viên so với năm 2023.",
        "cac-cum", (2024, 7, 5),
        (
            "Giữa năm 2024, các tỉnh của cụm thi đua khuyến học số 6 có "
            "{1.189|base_associations} hội cơ sở, {13.968|branches} chi hội và {6.172|boards} ban "
            "khuyến học. So với năm 2023, số chi hội tăng {116|branches_vs_last_year}.",
            "Toàn cụm có {2.191.958|members} hội viên, tăng {77.086|members_vs_last_year} người, "
            "bằng {20,74 %|member_ratio} dân số.",
            "## Nơi có tỉ lệ cao",
            "Bốn tỉnh được nêu tên vì tỉ lệ hội viên cao và tăng: Đắk Lắk, Đắk Nông, Bình Định và "
            "Ninh Thuận. Cả bốn đều trên mức chung của cụm.",
            "Trong cụm có {1.268|clc_count} trung tâm học tập cộng đồng cùng hoạt động.",
        ),
        CUM_6, ("cluster", "C6"), "2024-H1", ("hall",), ("49-KL/TW", "677/QĐ-TTg"),
        (("province", "66"), ("province", "52")),
    ),
    Text(
        "Cụm số 6: quỹ khuyến học hơn 191 tỉ đồng sau nửa năm",
        "Bình quân mỗi người dân trong cụm góp hơn 18 nghìn đồng; học bổng trao cho cả người lớn "
        "tự học.",
        "hoc-bong", (2024, 7, 6),
        (
            "Sáu tháng đầu năm 2024, tổng quỹ khuyến học của các tỉnh Nam Trung Bộ và Tây Nguyên "
            "đạt {hơn 191 tỉ|fund_total} đồng, tăng {30,9 tỉ|fund_total_vs_same_period} đồng so "
            "với cùng kỳ năm trước. Chia đều, mỗi người dân góp "
            "{18.091|fund_total_per_capita} đồng.",
            "Các tỉnh trao học bổng “Học không bao giờ cùng” cho học sinh vượt khó và cho người "
            "lớn tự học thành tài, khen học sinh đoạt giải và thầy cô bồi dưỡng các em.",
            "Ngoài tiền còn có sách vở, xe đạp của các cơ quan, doanh nghiệp góp giúp học sinh khó "
            "khăn khỏi bỏ học.",
        ),
        CUM_6, ("cluster", "C6"), "2024-H1", ("books",),
    ),
    Text(
        "Ký chương trình phối hợp: Lâm Đồng cùng 25 đơn vị",
        "Chín tỉnh của cụm số 6 đã ký với các sở, ngành, đoàn thể; cách làm khác nhau tùy nơi.",
        "cac-cum", (2024, 7, 8),
        (
            "Một việc chung của các hội trong cụm số 6 là ký chương trình phối hợp với sở, ngành "
            "và các tổ chức chính trị, xã hội, nghề nghiệp. Lâm Đồng đi xa nhất, cùng "
            "{25|coordination_agreements} đơn vị.",
            "Bình Định, Khánh Hòa, Kon Tum, Phú Yên, Đắk Lắk, Gia Lai, Ninh Thuận và Đắk Nông cũng "
            "đã ký. Con số của từng tỉnh đếm theo số đơn vị cùng ký, nên không cộng lại thành số "
            "văn bản.",
            "Từ nay đến năm 2030, các hội tiếp tục ký với ngành Giáo dục và Đào tạo ở mỗi tỉnh.",
        ),
        CUM_6, ("province", "68"), "2024-H1", ("hills",), ("1315/QĐ-TTg", "387/QĐ-TTg"),
    ),
    Text(
        "Vũ Quang: hơn 7.500 hội viên ở 10 hội cơ sở",
        "Huyện miền núi của Hà Tĩnh có chi hội ở từng thôn và trong các trường học.",
        "hoi-co-so", (2023, 2, 9),
        (
            "Sáng 9/2/2023, Hội Khuyến học huyện Vũ Quang họp bàn nhiệm vụ của năm, cùng với hoạt "
            "động của các trung tâm học tập cộng đồng.",
            "Toàn huyện có {7.575|members} hội viên, sinh hoạt tại {10|base_associations} hội cơ "
            "sở với {79|branches_hamlet} chi hội thôn xóm, tổ dân phố và {31|branches_school} chi "
            "hội trường học. Cả {10|clc_count} xã, thị trấn đều có trung tâm học tập cộng đồng.",
            "Năm trước đó, các cấp, các ngành trong huyện đã trao hàng trăm suất quà và học bổng "
            "cho học sinh nghèo vượt khó.",
        ),
        VU_QUANG, ("district", "441"), "2022", ("class", "hills"),
    ),
    Text(
        "Việc gấp của Vũ Quang năm 2023: lập quỹ khuyến học",
        "Chưa có quỹ thì khó kêu gọi; huyện yêu cầu hội sớm xây dựng quỹ và báo cáo đều hằng "
        "tháng.",
        "hoc-bong", (2023, 2, 10),
        (
            "Hội nghị ngày 9/2/2023 ở Vũ Quang nói thẳng các điểm yếu: tham mưu còn lúng túng, "
            "phối hợp giữa các ban ngành chưa nhịp nhàng, trung tâm học tập cộng đồng chưa phát "
            "huy hết tác dụng, dòng họ khuyến học phần nhiều là tự phát.",
            "Lãnh đạo huyện yêu cầu sớm lập quỹ khuyến học, xây dựng hướng dẫn cho cơ sở, đánh giá "
            "và báo cáo định kỳ, phân công rõ cán bộ phụ trách các trung tâm.",
            "Quỹ được kỳ vọng ra mắt cùng các hoạt động hướng tới ngày 02/10, ngày thành lập Hội "
            "Khuyến học Việt Nam.",
        ),
        VU_QUANG, ("district", "441"), "2022", ("books",), ("93/2019/NĐ-CP",),
    ),
)  # fmt: skip
