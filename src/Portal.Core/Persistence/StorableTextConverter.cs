using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Core.Persistence;

/// <summary>Passes every text column and parameter through <see cref="StorableText"/>.</summary>
public sealed class StorableTextConverter() : ValueConverter<string, string>(text => StorableText.From(text), text => text);
