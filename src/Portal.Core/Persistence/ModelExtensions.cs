using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Persistence;

/// <summary>The two mappings that every feature needs and that EF Core has no single word for.</summary>
public static class ModelExtensions
{
    /// <summary>The name of the shadow property that <see cref="HasXminVersion{T}"/> adds.</summary>
    public const string VersionProperty = "RowVersion";

    /// <summary>
    /// Stores the property as one jsonb value, written with <see cref="PortalJson.Options"/>. For immutable records and lists of
    /// them; two values are equal when their JSON is equal, so replace the value instead of changing it inside.
    /// </summary>
    public static PropertyBuilder<T> HasJsonb<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, PortalJson.Options),
            json => JsonSerializer.Deserialize<T>(json, PortalJson.Options)!,
            new ValueComparer<T>(
                (left, right) => Json(left) == Json(right),
                value => Json(value).GetHashCode(StringComparison.Ordinal),
                value => value));
        return property.HasColumnType("jsonb");
    }

    /// <summary>
    /// Adds PostgreSQL's own row version (<c>xmin</c>) as concurrency token: an update of a row that somebody changed meanwhile throws
    /// <see cref="DbUpdateConcurrencyException"/>. Read it with <c>context.Entry(entity).Property(ModelExtensions.VersionProperty)</c>,
    /// or declare <c>uint RowVersion { get; }</c> on the entity to have it at hand.
    /// </summary>
    public static EntityTypeBuilder<T> HasXminVersion<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Property<uint>(VersionProperty).IsRowVersion();
        return entity;
    }

    private static string Json<T>(T? value) => JsonSerializer.Serialize(value, PortalJson.Options);
}
