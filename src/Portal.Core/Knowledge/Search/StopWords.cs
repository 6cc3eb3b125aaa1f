using System.Collections.Frozen;
using System.Text;

namespace Portal.Core.Knowledge.Search;

/// <summary>Words that questions are made of and that no article is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> English = new[]
    {
        "a", "about", "after", "again", "all", "also", "always", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before", "but", "by", "can", "cannot", "could",
        "did", "do", "does", "doesn", "don", "even", "ever", "every", "for", "from", "get", "gets", "getting", "go", "goes", "got", "had", "has", "have", "help", "here", "how", "i",
        "if", "in", "into", "is", "it", "its", "just", "keep", "keeps", "kubernetes", "k8s", "like", "many", "me", "more", "most", "much", "my", "no", "not", "now", "of", "off", "on",
        "only", "or", "our", "out", "over", "please", "problem", "re", "s", "seem", "seems", "should", "so", "some", "still", "such", "t", "than", "that", "the", "their", "them", "then",
        "there", "these", "they", "this", "though", "to", "too", "up", "us", "very", "want", "was", "way", "we", "well", "were", "what", "when", "where", "which", "while", "who",
        "why", "will", "with", "won", "wont", "would", "you", "your",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Chinese has no spaces: these are cut out before bigrams are made, the longest first.</summary>
    private static readonly string[] Chinese =
    [
        .. new[]
        {
            "怎么办", "为什么", "怎么回事", "什么原因", "怎么处理", "怎么解决", "如何解决", "如何处理", "有没有", "是不是", "能不能", "可不可以", "请问", "一下", "怎么样", "怎么", "如何", "什么", "哪些", "哪个",
            "为何", "一直", "总是", "老是", "经常", "已经", "还是", "但是", "可是", "因为", "所以", "然后", "之后", "以后", "以前", "时候", "导致", "出现", "发生", "发现", "看到", "很多", "好多", "非常", "特别", "有点",
            "一个", "这个", "那个", "我们", "你们", "他们", "自己", "可以", "需要", "应该", "问题", "情况", "现象", "的", "吗", "呢", "吧", "啊", "是", "和", "与", "就", "都", "也", "还", "我", "很", "被",
        }.OrderByDescending(static word => word.Length),
    ];

    /// <summary>Whether a token says nothing.</summary>
    public static bool Has(string token) => English.Contains(token);

    /// <summary>The text with Chinese words that say nothing made into spaces; as it was if nothing else is left.</summary>
    public static string Part(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF'))
        {
            return text;
        }

        var parted = new StringBuilder(text);
        foreach (var word in Chinese)
        {
            parted.Replace(word, new string(' ', word.Length));
        }

        // 了 says nothing, except in 删除不了 and 受得了.
        for (var i = 0; i < parted.Length; i++)
        {
            if (parted[i] == '了' && (i == 0 || parted[i - 1] is not ('不' or '得')))
            {
                parted[i] = ' ';
            }
        }

        var result = parted.ToString();
        return string.IsNullOrWhiteSpace(result) ? text : result;
    }
}
