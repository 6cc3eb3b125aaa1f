using Portal.Core.Text;

namespace Portal.Core.Knowledge;

/// <summary>What is wrong with one field of an article.</summary>
/// <param name="Field">The field, as the API names it: <c>title</c>, <c>signatures[2].pattern</c>.</param>
/// <param name="Text">What is wrong and what it must be.</param>
public sealed record FieldProblem(string Field, LocalizedText Text)
{
    /// <summary>The field and what is wrong with it, as a sentence.</summary>
    public LocalizedText Sentence => new($"{Field}: {Text.En}", $"{Field}：{Text.Zh}");

    /// <summary>The English sentence, for those who build the portal.</summary>
    public override string ToString() => Sentence.En;
}
